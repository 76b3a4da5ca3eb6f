"""Made documents: content that adds up, layouts that draw it, damage that a scanner or a phone does to it."""
