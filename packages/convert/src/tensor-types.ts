/** How a ggml type stores numbers: in blocks of so many elements, each of so many bytes. */
export interface TensorType {
  readonly name: string;
  /** Elements in a block. A row (the first dimension) is a whole number of blocks. */
  readonly blockSize: number;
  /** Bytes of a block. */
  readonly blockBytes: number;
}

const type = (name: string, blockSize: number, blockBytes: number): TensorType => ({ name, blockSize, blockBytes });

/**
 * The ggml types by their number in the file, as of the llama.cpp that Puna ships. Missing numbers belong to types that
 * llama.cpp has removed (Q4_2, Q4_3, the interleaved Q4_0 and IQ4_NL); it refuses such files too.
 */
const tensorTypes: ReadonlyMap<number, TensorType> = new Map([
  [0, type('F32', 1, 4)],
  [1, type('F16', 1, 2)],
  [2, type('Q4_0', 32, 18)],
  [3, type('Q4_1', 32, 20)],
  [6, type('Q5_0', 32, 22)],
  [7, type('Q5_1', 32, 24)],
  [8, type('Q8_0', 32, 34)],
  // llama.cpp keeps 36 bytes, of which older tables counted 40; the type is never stored in files.
  [9, type('Q8_1', 32, 36)],
  [10, type('Q2_K', 256, 84)],
  [11, type('Q3_K', 256, 110)],
  [12, type('Q4_K', 256, 144)],
  [13, type('Q5_K', 256, 176)],
  [14, type('Q6_K', 256, 210)],
  [15, type('Q8_K', 256, 292)],
  [16, type('IQ2_XXS', 256, 66)],
  [17, type('IQ2_XS', 256, 74)],
  [18, type('IQ3_XXS', 256, 98)],
  [19, type('IQ1_S', 256, 50)],
  [20, type('IQ4_NL', 32, 18)],
  [21, type('IQ3_S', 256, 110)],
  [22, type('IQ2_S', 256, 82)],
  [23, type('IQ4_XS', 256, 136)],
  [24, type('I8', 1, 1)],
  [25, type('I16', 1, 2)],
  [26, type('I32', 1, 4)],
  [27, type('I64', 1, 8)],
  [28, type('F64', 1, 8)],
  [29, type('IQ1_M', 256, 56)],
  [30, type('BF16', 1, 2)],
  [34, type('TQ1_0', 256, 54)],
  [35, type('TQ2_0', 256, 66)],
  [39, type('MXFP4', 32, 17)],
  [40, type('NVFP4', 64, 36)],
  [41, type('Q1_0', 128, 18)],
  [42, type('Q2_0', 64, 18)],
]);

const numbersByName: ReadonlyMap<string, number> = new Map(
  [...tensorTypes].map(([number, { name }]) => [name, number]),
);

/** The number of the type of this name (`F16`, `Q4_K` …), `undefined` where there is none. */
export function tensorTypeNumber(name: string): number | undefined {
  return numbersByName.get(name);
}

/** The type of this number, `undefined` where there is none. */
export function tensorType(number: number): TensorType | undefined {
  return tensorTypes.get(number);
}
