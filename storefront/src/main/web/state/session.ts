import { api, ApiError, useTokens } from '../api/client';
import type { Tokens, User } from '../api/types';
import { Store } from './store';

/** Seconds before the expiry of an access token at which the next one is fetched. */
const RENEW_BEFORE = 60;

/**
 * Who is signed in. The tokens are in memory only, out of reach of whatever reads the browser's
 * storage; a reload therefore asks to sign in again.
 */
class Session extends Store {
  user?: User;
  private tokens?: Tokens;
  private renewAt = 0;
  private renewal?: Promise<void>;

  get isAdmin(): boolean {
    return this.user?.roles.includes('admin') ?? false;
  }

  async signIn(email: string, password: string): Promise<void> {
    this.accept(await api<Tokens>('/user/login', { method: 'POST', body: { email, password } }));
    this.user = await api<User>('/user/me');
    this.changed();
  }

  async register(name: string, email: string, password: string): Promise<void> {
    await api<User>('/user/register', { method: 'POST', body: { name, email, password } });
    await this.signIn(email, password);
  }

  async rename(name: string): Promise<void> {
    this.user = await api<User>('/user/me', { method: 'PATCH', body: { name } });
    this.changed();
  }

  async signOut(): Promise<void> {
    const refreshToken = this.tokens?.refreshToken;
    this.end();
    if (refreshToken) {
      await api<void>('/user/logout', { method: 'POST', body: { refreshToken } }).catch(() => undefined);
    }
  }

  async accessToken(): Promise<string | undefined> {
    if (this.tokens && Date.now() >= this.renewAt) {
      this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
      await this.renewal;
    }
    return this.tokens?.accessToken;
  }

  expired(): void {
    this.end();
  }

  /** A refresh whose response is lost has spent its token: sign-in is asked for. */
  private async renew(): Promise<void> {
    const { refreshToken } = this.tokens!;
    this.renewAt = Infinity;
    try {
      this.accept(await api<Tokens>('/user/refresh', { method: 'POST', body: { refreshToken } }));
    } catch (e) {
      if (e instanceof ApiError) this.end();
      else throw e;
    }
  }

  private accept(tokens: Tokens): void {
    this.tokens = tokens;
    this.renewAt = Date.now() + (tokens.expiresIn - RENEW_BEFORE) * 1000;
  }

  private end(): void {
    this.tokens = undefined;
    this.user = undefined;
    this.changed();
  }
}

export const session = new Session();
useTokens(session);
