/** `npm run seed:vectors`: makes the vectors of the seed's texts that are new, and drops those of texts that are gone. */
import { writeFileSync } from 'node:fs';
import { MODEL_IDENTITY } from '../../../src/search/embedder/local.ts';
import { shippedVectors } from '../../../src/search/shipped-vectors.ts';
import { SHIPPED_VECTORS } from '../../../src/shipped.ts';
import { shippedTexts } from './shipped-texts.ts';

const texts = await shippedTexts('local');
const made = texts.flatMap(({ hash, vector }) => (vector ? [{ hash, vector }] : []));
writeFileSync(SHIPPED_VECTORS, shippedVectors(made, { identity: MODEL_IDENTITY }));
console.log(`${made.length} vectors of ${texts.length} texts`);
