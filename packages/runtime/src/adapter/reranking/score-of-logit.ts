/** The probability that a logit stands for: what rankers' scores are in the contract. */
export function scoreOfLogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** In llama.cpp (`build_pooling`) these architectures answer with a probability; the others with its logit. */
const architecturesWithProbabilities: ReadonlySet<string> = new Set(['qwen3', 'qwen3vl']);

/** The score that llama.cpp's answer to a pair stands for. */
export function scoreOfLlamaCpp(value: number, architecture: string): number {
  return architecturesWithProbabilities.has(architecture) ? value : scoreOfLogit(value);
}
