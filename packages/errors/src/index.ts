export { CodedError, isErrorOf } from './coded-error.js';
export { describeError, reviveError, type ErrorData } from './error-data.js';
export { hasSystemCode, isMissing } from './system-error.js';
