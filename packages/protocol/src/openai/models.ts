/** A model, as `GET /v1/models` and `GET /v1/models/{model}` tell it. */
export interface OpenAiModel {
  readonly id: string;
  readonly object: 'model';

  /** When it was last changed: seconds since 1970. */
  readonly created: number;

  /** The namespace of its name. */
  readonly owned_by: string;
}

/** All models. */
export interface OpenAiModelList {
  readonly object: 'list';
  readonly data: readonly OpenAiModel[];
}
