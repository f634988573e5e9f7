import { answerAside } from '../../../platform/aside/answer-aside.js';
import { readWordFile } from './read-word-file.js';

/** The program that reads Word files aside. */
answerAside(({ bytes }: { bytes: Uint8Array }) => readWordFile(Buffer.from(bytes)));
