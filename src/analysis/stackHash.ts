/** It lies in the model, because the readers of texts need it too. */
export { HASH_SEED, mixed } from '../model/stackHash';
