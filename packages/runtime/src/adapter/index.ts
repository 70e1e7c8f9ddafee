export { embedTexts, type EncoderVocabulary, type TextEncoding } from './embedding/embed-texts.js';
export { EventQueue } from './events/event-queue.js';
export { EventStream, type RunningWork } from './events/event-stream.js';
export type { EventSupply } from './events/event-supply.js';
export { GenerationLoop, type GenerationSlot, type SlotEngine, type SlotWork } from './generation/generation-loop.js';
export { SlotQueue } from './generation/slot-queue.js';
export { TokenGeneration, type OutputVocabulary, type TokenGenerationPlan } from './generation/token-generation.js';
export { architectureOf, poolingOf, type Pooling } from './gguf/pooling.js';
export { readGgufHeader, type GgufHeader, type GgufList, type GgufValue } from './gguf/read-gguf-header.js';
export {
  isJsonObject,
  listIn,
  numberIn,
  objectIn,
  positiveInteger,
  textIn,
  type JsonObject,
} from './json/json-values.js';
export { LineTail } from './process/line-tail.js';
export { fitPrompt, keptTokens, type FitOptions } from './prompt/fit-prompt.js';
export { checkPair } from './reranking/check-pair.js';
export { scoreOfLlamaCpp, scoreOfLogit } from './reranking/score-of-logit.js';
export { checkedBias } from './sampling/logit-bias.js';
export { typicalSamplingWarnings } from './sampling/typical-sampling.js';
export { StopMatcher } from './text/stop-matcher.js';
export { tokenPiece, type TokenPiece } from './text/token-piece.js';
export { bytesOfByteLevel } from './tokens/byte-level.js';
export { checkTokens } from './tokens/check-tokens.js';
export { RecentTexts } from './tokens/recent-texts.js';
export { closedError, computeError } from './work-errors.js';
