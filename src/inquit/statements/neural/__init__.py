"""The engine of the neural tagger: what it tags, made into statements by marks, words and parse."""
