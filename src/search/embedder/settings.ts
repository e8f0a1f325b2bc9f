/** What is said about the embedder, before it is known whether that is enough. */
export interface EmbedderSettings {
  readonly embedder: 'local' | 'off' | 'openai' | 'ollama';
  /** Base address of the service; '' where none is given, as for the two below. */
  readonly embedderUrl: string;
  readonly embedderModel: string;
  readonly embedderKey: string;
  /** 0 where none is given. */
  readonly embedderDimension: number;
  readonly embedderQueryPrefix: string;
  /** Texts in one request. */
  readonly embedderBatch: number;
  readonly embedderTimeoutMs: number;
}
