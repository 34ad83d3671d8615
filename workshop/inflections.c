/* The network of lint/copydesk/data/inflections.bin: which form of a word stands between the four words before and behind it.

   gcc -O3 -march=native -ffast-math -o WORK/learn workshop/inflections.c -lm
   cd WORK; ./learn CODES CENTERS FORMS ROUNDS FIRST LAST NEAR FAR      WORK as workshop/inflections.py wrote it; FIRST to LAST is left out

   One hidden layer of rectified units, softmax over the forms of the word's family, Adagrad with one step size a row. One word in ten
   round it counts as its class only, so that classes are learned too. Written is network.bin: rows, floor, forms, as floats. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network.h"

#define UNITS 64
#define AROUND 8
#define RATE 0.15f
#define UNKNOWN 0.1f

int main(int count, char **given) {
    if (count != 9) return 2;
    int codes = atoi(given[1]), centers = atoi(given[2]), forms = atoi(given[3]), near = atoi(given[7]), far = atoi(given[8]);
    double rounds = atof(given[4]);
    long first = atol(given[5]), last = atol(given[6]);
    int kept[AROUND] = {codes, near, far, codes, near, far, far, far};
    static const int steps[AROUND] = {-1, -2, -3, 1, 2, 3, -4, 4}, inner[AROUND] = {-1, 0, 1, -1, 3, 4, 2, 5};
    size_t size, rest;
    int32_t *code = load("codes.bin", &size), *center = load("centers.bin", &rest), *back = load("back.bin", &rest);
    uint8_t *form = load("forms.bin", &rest), *mask = load("mask.bin", &rest);
    long words = size / 4, total = (long)(rounds * words), seen = 0;
    size_t rows = (size_t)codes * AROUND + centers;
    float *row = calloc(rows * UNITS, 4), *spent = calloc(rows, 4);
    float *out = calloc((size_t)forms * (UNITS + 1), 4), *paid = calloc(forms, 4), floor_[UNITS] = {0}, floor_paid = 0;
    for (size_t i = 0; i < rows * UNITS; i++) row[i] = (share() - .5f) * 0.2f;
    for (size_t i = 0; i < (size_t)forms * (UNITS + 1); i++) out[i] = (share() - .5f) * 0.2f;
    double loss = 0;
    for (long step = 0; step < total; step++) {
        long place = 4 + (((uint64_t)chance() << 20) ^ chance()) % (words - 8);
        for (int run = 0; run < 32 && place < words - 8; run++, place++, step++) {
            if (place >= first && place < last) break;
            if (!code[place] || center[place] < 0) continue;
            int around[AROUND], at[AROUND + 1], label = form[place];
            for (int p = 0; p < AROUND; p++) {
                
                around[p] = inner[p] >= 0 && !around[inner[p]] ? 0 : code[place + steps[p]];
            }
            for (int p = 0; p < AROUND; p++) {
                int one = around[p];
                if (one && (one >= kept[p] || share() < UNKNOWN)) one = back[one];
                at[p] = p * codes + one;
            }
            at[AROUND] = AROUND * codes + center[place];
            float sum[UNITS], unit[UNITS], change[UNITS] = {0}, score[64], most = -1e9, all = 0, length = 0;
            int which[64], choices = 0;
            memcpy(sum, floor_, sizeof sum);
            for (int p = 0; p <= AROUND; p++)
                for (int k = 0; k < UNITS; k++) sum[k] += row[(size_t)at[p] * UNITS + k];
            for (int k = 0; k < UNITS; k++) unit[k] = sum[k] > 0 ? sum[k] : 0, length += unit[k] * unit[k];
            for (int o = 0; o < forms; o++) {
                if (!mask[(size_t)center[place] * forms + o]) continue;
                float *weight = out + (size_t)o * (UNITS + 1), value = weight[UNITS];
                for (int k = 0; k < UNITS; k++) value += weight[k] * unit[k];
                if (value > most) most = value;
                score[choices] = value;
                which[choices++] = o;
            }
            for (int q = 0; q < choices; q++) all += score[q] = expf(score[q] - most);
            float rate = RATE * (1 - 0.98f * (float)step / total);
            for (int q = 0; q < choices; q++) {
                float slope = score[q] / all - (which[q] == label);
                if (which[q] == label) loss -= logf(score[q] / all + 1e-9f);
                if (fabsf(slope) < 1e-4f) continue;
                float *weight = out + (size_t)which[q] * (UNITS + 1);
                for (int k = 0; k < UNITS; k++) change[k] += slope * weight[k];
                paid[which[q]] += (length + 1) * slope * slope / (UNITS + 1);
                float much = rate * 0.3f / (sqrtf(paid[which[q]]) + 1e-3f) * slope;
                for (int k = 0; k < UNITS; k++) weight[k] -= much * unit[k];
                weight[UNITS] -= much;
            }
            float norm = 0;
            for (int k = 0; k < UNITS; k++) {
                if (sum[k] <= 0) change[k] = 0;
                norm += change[k] * change[k] / UNITS;
            }
            if (norm > 1e-12f) {
                for (int p = 0; p <= AROUND; p++) {
                    spent[at[p]] += norm;
                    float much = rate / (sqrtf(spent[at[p]]) + 1e-3f), *mine = row + (size_t)at[p] * UNITS;
                    for (int k = 0; k < UNITS; k++) mine[k] -= much * change[k];
                }
                floor_paid += norm;
                float much = rate * 0.3f / (sqrtf(floor_paid) + 1e-3f);
                for (int k = 0; k < UNITS; k++) floor_[k] -= much * change[k];
            }
            if (++seen % 8000000 == 0) printf("%ld loss %.4f\n", seen, loss / 8e6), fflush(stdout), loss = 0;
        }
    }
    FILE *file = fopen("network.bin", "wb");
    fwrite(row, 4, rows * UNITS, file);
    fwrite(floor_, 4, UNITS, file);
    fwrite(out, 4, (size_t)forms * (UNITS + 1), file);
    fclose(file);
    return 0;
}
