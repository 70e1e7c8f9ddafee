/**
 * How a model lies in a folder in Hugging Face's ONNX layout: what both the adapter that runs it and the program that stores it
 * have to know.
 */
export { chooseOnnxWeights, isExternalData, isOnnxWeights, variantOrder } from './choose-weights.js';
export { firstArchitecture, onnxTask, type OnnxTask } from './model-task.js';
export { onnxTrainedLength, type LengthFiles } from './trained-length.js';
