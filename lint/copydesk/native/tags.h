/* What the tagger of copydesk/grammar/tags.py looks up, and what it knows of strings. */
#ifndef COPYDESK_TAGS_H
#define COPYDESK_TAGS_H

#include "text.h"

/* A string as the table of weights sees it: a hash, so made that those of two strings give that of both in a row. */
typedef struct {
    uint64_t hash, power;
} Mark;

#define BASE UINT64_C(0x9E3779B97F4A7C15)
#define NOTHING ((Mark){0, 1})

static inline Mark joined(Mark one, Mark two)
{
    return (Mark){one.hash * two.power + two.hash, one.power * two.power};
}

static inline Mark mark_of(Py_UCS4 c)
{
    return (Mark){(uint64_t)c + 1, BASE};
}

/* A feature has two halves with a tab between them; the first begins with the letter of its sort. */
static inline uint64_t feature(char sort, Mark first, Mark second)
{
    uint64_t half = (((uint64_t)sort + 1) * first.power + first.hash) * BASE + '\t' + 1;
    return half * second.power + second.hash;
}

/* Weights by feature: an open table of `mask` + 1 slots; `cells` holds pairs, the number of a tag and its weight. */
typedef struct {
    uint64_t hash; /* 0 where the slot is empty */
    uint32_t from, count;
} Slot;

typedef struct {
    Slot *slots;
    int8_t *cells;
    uint64_t mask;
} Weights;

/* The table of a text with a line for each first half: it, then by turns a second half and its cells, with tabs between
   them. A cell is the letter of a tag, `first` being that of tag 0, and the weight, 80 more. 0, with an exception set,
   for anything else; free_weights gives back what was taken either way. */
int read_weights(PyObject *text, Py_UCS4 first, int tags, Weights *weights);
void free_weights(Weights *weights);

/* Add the weights of features to the scores of the tags. */
void add_weights(const Weights *weights, const uint64_t *features, int count, int *scores);

#define TAGS 100      /* as many as there may be */
#define SEEN 4096     /* tokens that are remembered; a power of two */
#define NO_TAG -1
#define OPEN 0        /* the class of words that the lexicon does not have */

/* A class of words: the tags that they can have. */
typedef struct {
    Mark mark;
    uint8_t tags[TAGS];
    uint8_t count, named, opens; /* named: only names; opens: some of its tags are open, so a capital may add those of names */
} Class;

/* What is tagged: a token, or the host or the clitic of one. */
typedef struct {
    Mark word, last[4], first; /* its last one to four letters, its first two */
    Mark kin;
    int class, tag;                                     /* the tag where only one can be, or NO_TAG */
    uint8_t plain, owner, number, ends, capital, small; /* plain: a word; owner: “'s”; ends: a word behind it opens */
    uint8_t look[2];                                    /* its capitals; its other signs */
} Piece;

enum { SMALL, CAPITAL, CAPITALS };
enum { STAYS, TURNS, FINITE }; /* what a tag says of the clause: nothing, that it is a new one, which finite verb it has */

/* A token as it was when last seen. */
typedef struct {
    PyObject *text, *lower, *kind;
    int spaced, count;
    Piece pieces[2];
} Seen;

typedef struct {
    PyObject_HEAD
    Weights weights;
    Py_UCS4 letter;            /* of tag 0 */
    int tags, possessive;      /* how many tags; the tag of “'s” behind a number */
    Class *classes;
    int known, room;
    uint8_t naming[TAGS], turn[TAGS]; /* naming: in the order in which a capital adds them */
    int namings;
    uint8_t opening[TAGS];
    PyObject *lexicon, *numbers, *names, *plain, *ends, *clitic; /* numbers: of classes */
    PyObject *meant, *kind_word, *kind_number;
    PyObject *pairs[TAGS][TAGS];
    Seen seen[SEEN];
} Tagger;

static inline Mark tag_mark(const Tagger *self, int tag)
{
    return mark_of(self->letter + (Py_UCS4)tag);
}

/* The numbers of tags that a string writes with a letter each, and how many; -1 where it has others. */
int tags_of(const Tagger *self, PyObject *letters, uint8_t *tags);

/* A new class, of words that are only names where `named` is not 0; its number, or -1. */
int add_class(Tagger *self, PyObject *letters, int named);

/* How a piece looks; `opening`: where any word has a capital. */
Mark look_mark(const Piece *piece, int opening);

/* Copy what is known of a token to `seen`; 0, with an exception set, if something failed. */
int look_up(Tagger *self, PyObject *token, Seen *seen);


#endif
