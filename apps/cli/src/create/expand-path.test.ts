import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPath } from './expand-path.js';

describe('expandPath', () => {
  it.each([
    ['model.gguf', '/project/model.gguf'],
    ['./model.gguf', '/project/model.gguf'],
    ['..', '/'],
    ['/models/a.gguf', '/models/a.gguf'],
    ['~', '/home/me'],
    ['~/a.gguf', '/home/me/a.gguf'],
    ['~you/a.gguf', '/home/you/a.gguf'],
  ])('%s', (path, expanded) => {
    expect(expandPath(path, resolve('/project'), resolve('/home/me'))).toBe(resolve(expanded));
  });
});
