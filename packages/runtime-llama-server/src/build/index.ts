export { defaultEngineDirectory } from '../program/engine-directory.js';
export { buildEngine, type BuildEngineOptions, type BuildProgress, type BuiltEngine } from './build-engine.js';
export { EngineBuildError } from './engine-build-error.js';
