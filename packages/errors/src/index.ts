export { CodedError, isErrorOf } from './coded-error.js';
