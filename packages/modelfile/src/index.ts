export { modelfileToCreateRequest, type ModelfileRequest } from './create-request.js';
export { decodeModelfile } from './decode-modelfile.js';
export { ModelfileError } from './errors/modelfile-error.js';
export { ModelfileSyntaxError } from './errors/modelfile-syntax-error.js';
export { ModelfileValueError } from './errors/modelfile-value-error.js';
export { formatModelfile } from './format-modelfile.js';
export { formatGeneratedModelfile, type GeneratedModelfile } from './generated-modelfile.js';
export {
  deprecatedParameters,
  isParameterName,
  isModelSettingName,
  modelParameters,
  modelSettings,
  type ModelSettingName,
  type ParameterDefinition,
  type ParameterName,
  type ParameterType,
} from './model-parameters.js';
export type { Command, MessageCommand, MessageRole, Modelfile, ParameterCommand, ValueCommand } from './modelfile.js';
export type { CommandPlaces, Place } from './place.js';
export { parseModelfile } from './parse-modelfile.js';
export { deprecationWarning, parseParameter, type ParameterValue } from './parse-parameter.js';
