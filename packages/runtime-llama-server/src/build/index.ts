export { defaultEngineDirectory } from '../program/engine-directory.js';
