export { CodedError, isErrorOf } from './coded-error.js';
export { hasSystemCode, isMissing } from './system-error.js';
