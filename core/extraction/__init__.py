"""What a document says: values, candidates, and the engines that decide; `extracting` puts them together.

Nothing is loaded here: the window needs the values alone, and the engines take 20 MB of memory.
"""
