export { addEmbedder, addRanker } from './add-embedder.js';
export { cosine } from './cosine.js';
export { digestOf } from './digest-of.js';
export {
  missingDockerRegistry,
  registryUser,
  runDockerRegistry,
  startDockerRegistry,
  type DockerRegistry,
} from './docker-registry.js';
export { freePort } from './free-port.js';
export { prepareLlamaServer } from './llama-server-program.js';
export { preparePythonEnvironment, type PythonEnvironment } from './python-environment.js';
export { startLlamaServer, whenReady, type RunningEngine } from './start-llama-server.js';
export { readPictureCases, readTinyVisionRows, type PictureCase, type TinyVisionRow } from './recorded-pictures.js';
export { temporaryDirectory, type TemporaryDirectory } from './temporary-directory.js';
export { findTestModel, missingTestModel, readTestJson, testModel, whyTestModelsMissing } from './test-models.js';
export { startTestServer, type TestServer } from './test-server.js';
