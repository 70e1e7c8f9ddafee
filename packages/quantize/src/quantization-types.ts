/**
 * The types by name, with their numbers in `enum llama_ftype`. Left out are those that llama.cpp refuses to make without an
 * importance matrix (`tensor_requires_imatrix` in its `llama-quant.cpp`): all of IQ1 and IQ2, IQ3_XXS, IQ3_XS, whose mix
 * holds IQ3_XXS, and Q2_K_S.
 */
const numbers: ReadonlyMap<string, number> = new Map([
  ['F32', 0],
  ['F16', 1],
  ['BF16', 32],
  ['Q4_0', 2],
  ['Q4_1', 3],
  ['Q5_0', 8],
  ['Q5_1', 9],
  ['Q8_0', 7],
  ['Q2_K', 10],
  ['Q3_K_S', 11],
  ['Q3_K_M', 12],
  ['Q3_K_L', 13],
  ['Q4_K_S', 14],
  ['Q4_K_M', 15],
  ['Q5_K_S', 16],
  ['Q5_K_M', 17],
  ['Q6_K', 18],
  ['IQ3_S', 26],
  ['IQ3_M', 27],
  ['IQ4_NL', 25],
  ['IQ4_XS', 30],
  ['TQ1_0', 36],
  ['TQ2_0', 37],
]);

/** Short names, as llama.cpp's own program takes them. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['Q3_K', 'Q3_K_M'],
  ['Q4_K', 'Q4_K_M'],
  ['Q5_K', 'Q5_K_M'],
]);

/** The types that a file can be quantised to, as llama.cpp names them. TQ1_0 and TQ2_0 are for models trained with three-valued weights. */
export const quantizationTypes: readonly string[] = [...numbers.keys()];

/** The type that a text means, in any case: one of `quantizationTypes`, also for an alias (`q4_k` is Q4_K_M); else undefined. */
export function findQuantizationType(text: string): string | undefined {
  const name = text.toUpperCase();
  const type = aliases.get(name) ?? name;
  return numbers.has(type) ? type : undefined;
}

/** llama.cpp's number for a type. */
export function fileTypeNumber(type: string): number | undefined {
  return numbers.get(type);
}
