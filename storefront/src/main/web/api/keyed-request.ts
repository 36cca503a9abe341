import { ApiError, type Call } from './client';
import { newKey } from './key';

/**
 * A request that must not count twice. As long as its outcome is not known, the same body has the
 * same idempotency key; another body, or another request after the outcome, has another one.
 */
export class KeyedRequest {
  private body = '';
  private key = '';

  async post<T>(body: unknown, request: (call: Call) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body);
    if (this.body !== text) {
      this.body = text;
      this.key = newKey();
    }
    try {
      const result = await request({ method: 'POST', body, headers: { 'Idempotency-Key': this.key } });
      this.body = '';
      return result;
    } catch (e) {
      if (e instanceof ApiError && !e.outcomeUnknown) this.body = '';
      throw e;
    }
  }
}
