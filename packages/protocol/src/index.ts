export { InvalidDigestError, digestHex, isDigest, parseDigest } from './digest.js';
export { InvalidDurationError, formatDuration, parseDuration } from './duration.js';

export { formatFullName, formatShortName, sameName } from './model-name/format-model-name.js';
export { InvalidModelNameError } from './model-name/invalid-model-name-error.js';
export { defaultNameParts, type ModelName } from './model-name/model-name.js';
export { isValidModelName, parseModelName, tryParseModelName } from './model-name/parse-model-name.js';
export { stripSourceSuffix } from './model-name/source-suffix.js';
