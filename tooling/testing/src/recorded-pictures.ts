import { readTestJson } from './test-models.js';

/** What a llama-server answered to one question with some pictures and tiny-vlm. */
export interface TinyVisionRow {
  readonly text: string;
  readonly images: readonly string[];
  readonly prompt: string;
  readonly greedy_text: string;
  readonly finish_reason: string;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

/** A question about one picture, and what puna-tiny-vision answers. */
export interface PictureCase {
  /** Path below `puna-tiny`. */
  readonly picture: string;
  readonly question: string;
  readonly picture_first: boolean;
  readonly think: boolean | null;
  readonly answer: string;
  readonly thinking?: string;
  readonly prompt_tokens: number;
}

/** The recorded answers of tiny-vlm. */
export async function readTinyVisionRows(): Promise<readonly TinyVisionRow[]> {
  return (await readTestJson<{ readonly rows: readonly TinyVisionRow[] }>('tiny-vlm-expected.json')).rows;
}

/** The recorded answers of puna-tiny-vision. */
export async function readPictureCases(): Promise<readonly PictureCase[]> {
  return (await readTestJson<{ readonly cases: readonly PictureCase[] }>('puna-tiny/expected-vision.json')).cases;
}
