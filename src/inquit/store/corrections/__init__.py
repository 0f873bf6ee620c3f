"""What reviewers correct in statements: a log that only grows, and the state that follows from it.

`corrected_text` is the state of one document as a pure function of what the reader found and of the log; `rewriting`
puts it into the tables that everything asks; `corrections_api` is what pages and programs call.
"""
