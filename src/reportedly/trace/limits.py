"""What several parts of tracing must agree on: how far words may be apart, and how many make a passage."""

from reportedly.model.judgement import Strand

REACH = 16  # words: the widest gap between two matches that is looked into
NEAR_STEP, FAR_STEP = 2, 6  # words on either side within which an edge looks for the next match
LETTERS = 4  # of the word that is reached over others: a short one matches by chance
# Words that must match, and content words among them. Prose: no two of a set of unrelated reports share a run of
# eight words, many share five ("Minister of Foreign Affairs Jane Roe"). Quotations and captions are short.
LEAST = {
    Strand.PROSE: (8, 5),
    Strand.RELEASE: (6, 3),
    Strand.QUOTE: (6, 3),
    Strand.CAPTION: (5, 3),
    Strand.FURNITURE: (5, 2),
}
SHORTEST = min(words for words, _ in LEAST.values())
