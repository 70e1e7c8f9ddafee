import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFileHint } from './missing-file-hint.js';

describe('missingFileHint', () => {
  it.each(['./model', '../models', '~/a', '/models/a', 'C:\\a', 'a.gguf', 'model.safetensors'])(
    'is about %s',
    (from) => {
      expect(missingFileHint(from, '/project')).toContain(`, so "${from}" was taken for the name of a model`);
    },
  );

  it('says where the file was looked for', () => {
    expect(missingFileHint('a.gguf', '/project')).toContain(`there is no file ${resolve('/project/a.gguf')}`);
  });

  it.each(['llama3.2', 'llama3.2:1b', 'hf.co/team/model-GGUF:Q4_K_M', undefined])('is not about %s', (from) => {
    expect(missingFileHint(from, '/project')).toBeUndefined();
  });
});
