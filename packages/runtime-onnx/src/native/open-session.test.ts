import { describe, expect, it } from 'vitest';
import { loadLibrary } from './onnx-runtime.js';
import { openSession } from './open-session.js';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';

const folder = findTestModel('tiny-llama-onnx');

describe.skipIf(folder === undefined)(
  `execution providers ${folder ? '' : missingTestModel('tiny-llama-onnx')}`,
  () => {
    it('that are not there are passed over, and the CPU computes', async () => {
      const missing: string[] = [];
      const { session, provider } = await openSession(await loadLibrary(), {
        weights: `${folder ?? ''}/onnx/model.onnx`,
        threads: 1,
        // From a setting, any text may come.
        providers: ['abacus' as 'cuda', 'cpu'],
        onMissingProvider: (name, reason) => missing.push(`${name}: ${reason}`),
      });
      await session.release();
      expect(provider).toBe('cpu');
      expect(missing).toEqual([expect.stringMatching(/^abacus: this build of ONNX Runtime has cpu/)]);
    });
  },
);
