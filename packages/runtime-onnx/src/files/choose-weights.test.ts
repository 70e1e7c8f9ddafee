import { describe, expect, it } from 'vitest';
import { chooseWeights } from './choose-weights.js';

describe('choosing weights', () => {
  it('takes the only ones there are', () => {
    expect(chooseWeights(['config.json', 'model_fp16.onnx', 'model_fp16.onnx_data'])).toBe('model_fp16.onnx');
    expect(chooseWeights(['model_strange.onnx'])).toBe('model_strange.onnx');
  });

  it('prefers eight bits, then four, then all', () => {
    const names = ['model.onnx', 'model_q4.onnx', 'model_q4f16.onnx', 'model_quantized.onnx', 'model_other.onnx'];
    expect(chooseWeights(names)).toBe('model_quantized.onnx');
    expect(chooseWeights(names.slice(0, 3))).toBe('model_q4.onnx');
    expect(chooseWeights([...names.slice(0, 1), ...names.slice(4)])).toBe('model.onnx');
  });

  it('takes the one that is asked for, where it is there', () => {
    expect(chooseWeights(['model.onnx', 'model_quantized.onnx'], 'model')).toBe('model.onnx');
    expect(chooseWeights(['model.onnx', 'model_quantized.onnx'], 'model_q4')).toBe('model_quantized.onnx');
  });

  it('knows what is no whole model', () => {
    expect(chooseWeights(['decoder_model_merged.onnx', 'vision_encoder.onnx', 'tokenizer.json'])).toBeUndefined();
  });
});
