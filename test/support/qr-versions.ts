/** How much a symbol corrects: L about 7 %, M about 15 % of its codewords. */
export type Correction = 'L' | 'M';

/** Error correction codewords per block, and blocks of each length, of one version and level (ISO/IEC 18004:2015, table 9). */
export type Blocks = { correction: number; groups: [count: number, dataCodewords: number][] };

/** Versions 1 to 10: what a phone still reads from a worn print. Index 0 is version 1. */
export const blocks: Record<Correction, readonly Blocks[]> = {
  L: [
    { correction: 7, groups: [[1, 19]] },
    { correction: 10, groups: [[1, 34]] },
    { correction: 15, groups: [[1, 55]] },
    { correction: 20, groups: [[1, 80]] },
    { correction: 26, groups: [[1, 108]] },
    { correction: 18, groups: [[2, 68]] },
    { correction: 20, groups: [[2, 78]] },
    { correction: 24, groups: [[2, 97]] },
    { correction: 30, groups: [[2, 116]] },
    {
      correction: 18,
      groups: [
        [2, 68],
        [2, 69],
      ],
    },
  ],
  M: [
    { correction: 10, groups: [[1, 16]] },
    { correction: 16, groups: [[1, 28]] },
    { correction: 26, groups: [[1, 44]] },
    { correction: 18, groups: [[2, 32]] },
    { correction: 24, groups: [[2, 43]] },
    { correction: 16, groups: [[4, 27]] },
    { correction: 18, groups: [[4, 31]] },
    {
      correction: 22,
      groups: [
        [2, 38],
        [2, 39],
      ],
    },
    {
      correction: 22,
      groups: [
        [3, 36],
        [2, 37],
      ],
    },
    {
      correction: 26,
      groups: [
        [4, 43],
        [1, 44],
      ],
    },
  ],
};

/** Rows and columns where alignment patterns cross (annex E). Index 0 is version 1. */
export const alignment: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];
