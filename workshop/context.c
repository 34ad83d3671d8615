/* The network of lint/copydesk/data/context.bin: how well a word stands between the words before and behind it.

   gcc -O3 -march=native -mprefer-vector-width=512 -ffast-math -o WORK/learn workshop/context.c -lm
   cd WORK; ./learn CODES NEAR FAR BAG WORDS ROUNDS FIRST LAST      WORK as workshop/context.py wrote it; FIRST to LAST is left out

   Two hidden layers of rectified units; softmax over a word, all that are confused with it and a few others; Adagrad with one step size
   a row, of the second layer one a weight. One word in twelve round it counts as its class only. Written is network.bin: rows, floor, second layer,
   its floor, words with their biases, as floats. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network.h"

#define UNITS 128
#define INNER 64
#define AROUND 8
#define REACH 12
#define MOST 28
#define OTHERS 2
#define RATE 0.06f
#define UNKNOWN 0.08f
#define SEEN (AROUND + 2 * REACH)

static int codes, near, far, words;
static int32_t *code, *back, *bag;
static float *row, *inner, *out, floor1[UNITS], floor2[INNER];
static const int steps[AROUND] = {-1, -2, -3, -4, 1, 2, 3, 4};

/* The rows of a place: one for each word close by, and of the rarer words within reach; with noise, some count as their class or not at all. */
static int around(long place, int *at, int noise) {
    int kept[AROUND] = {codes, near, far, far, codes, near, far, far}, count = 0, edge = 0;
    for (int p = 0; p < AROUND; p++) {
        if (p == AROUND / 2) edge = 0;
        int one = edge ? 0 : code[place + steps[p]];
        if (!one) edge = 1;
        if (one && (one >= kept[p] || (noise && share() < UNKNOWN))) one = back[one];
        at[count++] = p * codes + one;
    }
    for (int side = -1; side <= 1; side += 2)
        for (int step = 2; step <= REACH; step++) {
            int one = code[place + side * step];
            if (!one) break;
            if (bag[one] >= 0 && !(noise && share() < UNKNOWN)) at[count++] = AROUND * codes + bag[one];
        }
    return count;
}

static void forward(const int *at, int count, float *sum, float *unit, float *sum2, float *unit2) {
    memcpy(sum, floor1, sizeof floor1);
    for (int p = 0; p < count; p++)
        for (int k = 0; k < UNITS; k++) sum[k] += row[(size_t)at[p] * UNITS + k];
    for (int k = 0; k < UNITS; k++) unit[k] = sum[k] > 0 ? sum[k] : 0;
    for (int j = 0; j < INNER; j++) {
        float value = floor2[j];
        for (int k = 0; k < UNITS; k++) value += inner[j * UNITS + k] * unit[k];
        sum2[j] = value;
        unit2[j] = value > 0 ? value : 0;
    }
}

static inline float fit(int word, const float *unit2) {
    const float *mine = out + (size_t)word * (INNER + 1);
    float value = mine[INNER];
    for (int j = 0; j < INNER; j++) value += mine[j] * unit2[j];
    return value;
}

int main(int count, char **given) {
    if (count != 9) return 2;
    codes = atoi(given[1]), near = atoi(given[2]), far = atoi(given[3]), words = atoi(given[5]);
    int bags = atoi(given[4]);
    long first = atol(given[7]), last = atol(given[8]);
    size_t size, rest, pooled;
    code = load("codes.bin", &size), back = load("back.bin", &rest), bag = load("bag.bin", &rest);
    int32_t *asked = load("asked.bin", &rest), *starts = load("starts.bin", &rest), *members = load("members.bin", &rest);
    int32_t *pool = load("pool.bin", &pooled);
    float *keep = load("keep.bin", &rest), *bias = load("bias.bin", &rest);
    pooled /= 4;
    long tokens = size / 4, total = (long)(atof(given[6]) * tokens), seen = 0;
    size_t rows = (size_t)codes * AROUND + bags;
    row = malloc(rows * UNITS * 4), inner = malloc(INNER * UNITS * 4), out = malloc((size_t)words * (INNER + 1) * 4);
    float *spent = calloc(rows, 4), *inner_spent = calloc(INNER * UNITS, 4), *paid = calloc(words, 4), floor_paid = 0, floor2_paid = 0;
    for (size_t i = 0; i < rows * UNITS; i++) row[i] = (share() - .5f) * 0.2f;
    for (size_t i = 0; i < INNER * UNITS; i++) inner[i] = (share() - .5f) * 1.4f * sqrtf(6.0f / UNITS);
    for (size_t i = 0; i < (size_t)words * (INNER + 1); i++)
        out[i] = i % (INNER + 1) == INNER ? bias[i / (INNER + 1)] : (share() - .5f) * 0.2f;
    for (int k = 0; k < UNITS; k++) floor1[k] = 0.05f;
    for (int j = 0; j < INNER; j++) floor2[j] = 0.05f;
    double loss = 0;
    for (long step = 0; step < total; step++) {
        long place = 16 + (((uint64_t)chance() << 20) ^ chance()) % (tokens - 64);
        for (int run = 0; run < 32 && place < tokens - 16; run++, place++, step++) {
            if (place >= first && place < last) break;
            int label = asked[place];
            if (label < 0 || !code[place] || (keep[label] < 1 && share() > keep[label])) continue;
            int at[SEEN], lines = around(place, at, 1), which[MOST + OTHERS + 1], choices = 1;
            float sum[UNITS], unit[UNITS], sum2[INNER], unit2[INNER], score[MOST + OTHERS + 1], most, all = 0, shift = 0;
            forward(at, lines, sum, unit, sum2, unit2);
            which[0] = label;
            int have = starts[label + 1] - starts[label], from = 0, by = 1, used = have;
            if (have > MOST) shift = logf((float)have / MOST), from = chance() % have, by = have / MOST, used = MOST;
            for (int q = 0; q < used; q++) which[choices++] = members[starts[label] + (from + q * by) % have];
            for (int q = 0; q < choices; q++) score[q] = fit(which[q], unit2) + (q ? shift : 0);
            for (int q = 0; q < OTHERS; q++) {
                int other = pool[chance() % pooled];
                if (other != label) which[choices] = other, score[choices++] = fit(other, unit2);
            }
            most = score[0];
            for (int q = 1; q < choices; q++) most = fmaxf(most, score[q]);
            for (int q = 0; q < choices; q++) all += score[q] = expf(score[q] - most);
            loss -= logf(score[0] / all + 1e-9f);
            float decay = 1 - 0.98f * (float)step / total, rate = RATE * decay;
            float change2[INNER] = {0}, change[UNITS] = {0}, length = 1, norm2 = 0, norm = 0;
            for (int j = 0; j < INNER; j++) length += unit2[j] * unit2[j];
            for (int q = 0; q < choices; q++) {
                float slope = score[q] / all - (q == 0), *mine = out + (size_t)which[q] * (INNER + 1);
                if (fabsf(slope) < 1e-4f) continue;
                for (int j = 0; j < INNER; j++) change2[j] += slope * mine[j];
                paid[which[q]] += length * slope * slope / (INNER + 1);
                float much = rate * 0.5f / (sqrtf(paid[which[q]]) + 1e-2f) * slope;
                for (int j = 0; j < INNER; j++) mine[j] -= much * unit2[j];
                mine[INNER] -= much;
            }
            for (int j = 0; j < INNER; j++) {
                if (sum2[j] <= 0) change2[j] = 0;
                norm2 += change2[j] * change2[j] / INNER;
            }
            if (++seen % 4000000 == 0) printf("%ld loss %.4f\n", seen, loss / 4e6), fflush(stdout), loss = 0;
            if (norm2 < 1e-12f) continue;
            for (int j = 0; j < INNER; j++) {
                if (change2[j] == 0) continue;
                float *mine = inner + j * UNITS, *used_up = inner_spent + j * UNITS;
                for (int k = 0; k < UNITS; k++) change[k] += change2[j] * mine[k];
                for (int k = 0; k < UNITS; k++) {
                    float slope = change2[j] * unit[k];
                    used_up[k] += slope * slope;
                    mine[k] -= 0.02f * decay * slope / (sqrtf(used_up[k]) + 1e-3f);
                }
            }
            floor2_paid += norm2;
            float much = rate * 0.3f / (sqrtf(floor2_paid) + 1e-3f);
            for (int j = 0; j < INNER; j++) floor2[j] -= much * change2[j];
            for (int k = 0; k < UNITS; k++) {
                if (sum[k] <= 0) change[k] = 0;
                norm += change[k] * change[k] / UNITS;
            }
            if (norm < 1e-12f) continue;
            for (int p = 0; p < lines; p++) {
                spent[at[p]] += norm;
                much = rate / (sqrtf(spent[at[p]]) + 1e-3f);
                for (int k = 0; k < UNITS; k++) row[(size_t)at[p] * UNITS + k] -= much * change[k];
            }
            floor_paid += norm;
            much = rate * 0.3f / (sqrtf(floor_paid) + 1e-3f);
            for (int k = 0; k < UNITS; k++) floor1[k] -= much * change[k];
        }
    }
    FILE *file = fopen("network.bin", "wb");
    fwrite(row, 4, rows * UNITS, file);
    fwrite(floor1, 4, UNITS, file);
    fwrite(inner, 4, INNER * UNITS, file);
    fwrite(floor2, 4, INNER, file);
    fwrite(out, 4, (size_t)words * (INNER + 1), file);
    fclose(file);
    return 0;
}
