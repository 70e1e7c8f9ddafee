/**
 * Which of several weights is loaded, best first. Eight bits come first: on a CPU they are the fastest and lose little. Half
 * precision comes late, since ONNX Runtime computes it on a CPU by converting to 32 bits and back.
 */
export const variantOrder: readonly string[] = [
  'model_quantized',
  'model_int8',
  'model_uint8',
  'model_q8',
  'model_q4',
  'model',
  'model_fp16',
  'model_bnb4',
  'model_q4f16',
];

const weightsName = /^model(?:_[a-z0-9]+)*\.onnx$/u;

/** Whether a file's name is one of weights in Hugging Face's ONNX layout: `model.onnx`, `model_q4.onnx`. */
export function isOnnxWeights(name: string): boolean {
  return weightsName.test(name);
}

/**
 * Chooses one file of weights by name.
 *
 * @param names files of a folder; those that are no weights are passed over.
 * @param variant the one to take where it is there, without its ending.
 */
export function chooseOnnxWeights(names: readonly string[], variant?: string): string | undefined {
  const found = names.filter(isOnnxWeights);
  const wanted = variant === undefined ? undefined : found.find((name) => name === `${variant}.onnx`);
  if (wanted !== undefined) return wanted;
  return found.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

function rank(name: string): number {
  const place = variantOrder.indexOf(name.slice(0, -'.onnx'.length));
  return place < 0 ? variantOrder.length : place;
}

/** Whether a file holds tensors of weights that are too large for one file, by both names: `model.onnx_data_1`. */
export function isExternalData(weights: string, name: string): boolean {
  return name.startsWith(`${weights}_data`) || name.startsWith(`${weights}.data`);
}
