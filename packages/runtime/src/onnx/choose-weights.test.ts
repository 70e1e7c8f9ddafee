import { describe, expect, it } from 'vitest';
import { chooseOnnxWeights, isExternalData } from './choose-weights.js';

describe('choosing weights', () => {
  it('takes the only ones there are', () => {
    expect(chooseOnnxWeights(['config.json', 'model_fp16.onnx', 'model_fp16.onnx_data'])).toBe('model_fp16.onnx');
    expect(chooseOnnxWeights(['model_strange.onnx'])).toBe('model_strange.onnx');
  });

  it('prefers eight bits, then four, then all', () => {
    const names = ['model.onnx', 'model_q4.onnx', 'model_q4f16.onnx', 'model_quantized.onnx', 'model_other.onnx'];
    expect(chooseOnnxWeights(names)).toBe('model_quantized.onnx');
    expect(chooseOnnxWeights(names.slice(0, 3))).toBe('model_q4.onnx');
    expect(chooseOnnxWeights([...names.slice(0, 1), ...names.slice(4)])).toBe('model.onnx');
  });

  it('takes the one that is asked for, where it is there', () => {
    expect(chooseOnnxWeights(['model.onnx', 'model_quantized.onnx'], 'model')).toBe('model.onnx');
    expect(chooseOnnxWeights(['model.onnx', 'model_quantized.onnx'], 'model_q4')).toBe('model_quantized.onnx');
  });

  it('knows what is no whole model', () => {
    expect(chooseOnnxWeights(['decoder_model_merged.onnx', 'vision_encoder.onnx', 'tokenizer.json'])).toBeUndefined();
  });
});

describe('data beside weights', () => {
  it('is known by its name', () => {
    expect(
      ['model.onnx_data', 'model.onnx_data_1', 'model.onnx.data'].every((n) => isExternalData('model.onnx', n)),
    ).toBe(true);
    expect(isExternalData('model.onnx', 'model_q4.onnx_data')).toBe(false);
    expect(isExternalData('model.onnx', 'model.onnx')).toBe(false);
  });
});
