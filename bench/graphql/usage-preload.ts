/** Loaded before a server that knows nothing of the bench (`node --import`). */
import { answerUsage } from './child.ts';

answerUsage();
