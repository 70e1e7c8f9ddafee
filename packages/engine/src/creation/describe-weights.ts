import { fileTypeName, formatParameterCount, ggufArchitecture, parameterCount, type GgufFile } from '@puna/convert';
import type { ModelConfig } from '@puna/store';

/** What the config says of the weights. */
export function describeWeights(config: ModelConfig, header: GgufFile): ModelConfig {
  const family = ggufArchitecture(header);
  const families = config.model_families ?? [];
  return {
    ...config,
    model_family: family,
    model_families: families.includes(family) ? families : [...families, family],
    model_type: formatParameterCount(parameterCount(header)),
    file_type: fileTypeName(header),
  };
}
