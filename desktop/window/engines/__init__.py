"""Models: the engines that read pictures of pages, measured on this machine."""
