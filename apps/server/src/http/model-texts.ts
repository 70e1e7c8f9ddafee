import type { EndpointTexts } from './describe-error.js';

/** The words of endpoints that speak of a model which is not there. */
export function modelNotFoundTexts(model: string): EndpointTexts {
  return { 'model-not-found': () => `model '${model}' not found` };
}

/** The words of endpoints that speak of a model which may have to be pulled first. */
export function pullFirstTexts(model: string): EndpointTexts {
  return { 'model-not-found': () => `model "${model}" not found, try pulling it first` };
}

/** The words of endpoints that take texts instead of prompts. */
export const inputTooLongTexts: EndpointTexts = {
  'context-exceeded': () => 'the input length exceeds the context length',
};
