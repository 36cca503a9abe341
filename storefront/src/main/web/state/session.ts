import { api, ApiError, useTokens } from '../api/client';
import { newKey } from '../api/key';
import type { Tokens, User } from '../api/types';
import { load, remove, save, Store } from './store';

/** Seconds before the expiry of an access token at which the next one is fetched. */
const RENEW_BEFORE = 60;
/** How long another tab has to answer, and how long one may hold the lock. */
const ANSWER_MILLIS = 100;
const LOCK_MILLIS = 10_000;
/** Less, so that no other tab sends the same refresh token meanwhile. */
const REQUEST_MILLIS = 8_000;
/** The longest pause between two attempts to resume the session. */
const MAX_PAUSE_MILLIS = 15_000;

/** Whether the browser may have a session cookie; scripts cannot see it. */
const SIGNED_IN = 'shop.signed-in';
const LOCK = 'shop.session-lock';
/** The refresh token is in a cookie that scripts cannot read (docs/security.md). */
const COOKIE = { Session: 'cookie' };

interface Access {
  token: string;
  /** Milliseconds since 1970. */
  renewAt: number;
  user: User;
}

/** What the tabs of a browser tell each other. */
type Message = { access: Access } | { ended: true } | { wanted: true };

/**
 * Who is signed in, in all tabs of the browser. The access token is in memory only. Each refresh
 * token is good for one use, so one tab renews at a time and shares the access token.
 */
class Session extends Store {
  private access?: Access;
  private renewal?: Promise<void>;
  private readonly tabs = channel();
  /** Counts sign-ins and sign-outs: what was requested before one of them no longer counts. */
  private era = 0;
  /** Whether it is known who is signed in. */
  isKnown = !load<boolean>(SIGNED_IN);
  /** Why that is not known yet, after the first attempt. */
  error?: unknown;

  constructor() {
    super();
    if (this.tabs) {
      this.tabs.onmessage = ({ data }: MessageEvent<Message>) => {
        if ('access' in data) this.accept(data.access);
        else if ('ended' in data) this.end();
        else if (this.access) this.tell({ access: this.access });
      };
    }
    if (!this.isKnown) void this.resume();
  }

  get user(): User | undefined {
    return this.access?.user;
  }

  get isAdmin(): boolean {
    return this.user?.roles.includes('admin') ?? false;
  }

  async signIn(email: string, password: string): Promise<void> {
    await exclusively(async () =>
      this.begin(
        await api<Tokens>('/user/login', { method: 'POST', body: { email, password }, headers: COOKIE, token: '' }),
      ),
    );
  }

  async register(name: string, email: string, password: string): Promise<void> {
    try {
      await api<User>('/user/register', { method: 'POST', body: { name, email, password }, token: '' });
    } catch (e) {
      if (!(e instanceof ApiError && e.code === 'email_taken')) throw e;
      await this.signInAfterLostResponse(email, password, e);
      return;
    }
    await this.signIn(email, password);
  }

  /**
   * Signs in with a password that an earlier attempt, whose response was lost, may have set.
   *
   * @param refusal of this attempt, which is thrown if no earlier one has set it
   */
  async signInAfterLostResponse(email: string, password: string, refusal: ApiError): Promise<void> {
    await this.signIn(email, password).catch((failure: unknown) => {
      throw failure instanceof ApiError && !failure.outcomeUnknown ? refusal : failure;
    });
  }

  async rename(name: string): Promise<void> {
    const user = await api<User>('/user/me', { method: 'PATCH', body: { name } });
    this.share({ ...this.access!, user });
  }

  async signOut(): Promise<void> {
    await exclusively(() => api<void>('/user/logout', { method: 'POST', headers: COOKIE, token: '' }));
    this.end();
    this.tell({ ended: true });
  }

  async accessToken(): Promise<string | undefined> {
    if (this.isKnown && !this.access) return undefined;
    if (!this.access || Date.now() >= this.access.renewAt) await this.renew();
    return this.access?.token;
  }

  renewed(token: string): Promise<string | undefined> {
    if (this.access?.token === token) this.access.renewAt = 0;
    return this.accessToken();
  }

  /** Asks the shop again who is signed in. */
  async retry(): Promise<void> {
    try {
      await this.renew();
    } catch (e) {
      this.error = e;
      this.changed();
    }
  }

  /** After the page was loaded: asks the other tabs first, then the shop until it responds. */
  private async resume(): Promise<void> {
    this.tell({ wanted: true });
    await pause(ANSWER_MILLIS);
    for (let millis = 1000; !this.isKnown; millis = Math.min(2 * millis, MAX_PAUSE_MILLIS)) {
      await this.retry();
      if (!this.isKnown) await pause(millis);
    }
  }

  private renew(): Promise<void> {
    this.renewal ??= exclusively(async () => {
      // Another tab may have renewed while this one waited.
      if (this.access && Date.now() < this.access.renewAt) return;
      try {
        const signal = AbortSignal.timeout(REQUEST_MILLIS);
        await this.begin(await api<Tokens>('/user/refresh', { method: 'POST', headers: COOKIE, token: '', signal }));
      } catch (e) {
        // If the response was lost, its token is spent: the next attempt is rejected, and ends this.
        if (!(e instanceof ApiError)) throw new ApiError({ status: 0, code: 'offline', detail: '' });
        if (e.outcomeUnknown) throw e;
        this.end();
        this.tell({ ended: true });
      }
    }).finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  private async begin(tokens: Tokens): Promise<void> {
    const token = tokens.accessToken;
    const renewAt = Date.now() + (tokens.expiresIn - RENEW_BEFORE) * 1000;
    const era = this.era;
    const user = await api<User>('/user/me', { token });
    if (era === this.era) this.share({ token, renewAt, user });
  }

  private share(access: Access): void {
    this.accept(access);
    this.tell({ access });
  }

  private accept(access: Access): void {
    if (this.access?.user.id !== access.user.id) this.era++;
    this.access = access;
    this.isKnown = true;
    this.error = undefined;
    save(SIGNED_IN, true);
    this.changed();
  }

  private end(): void {
    this.era++;
    this.access = undefined;
    this.isKnown = true;
    this.error = undefined;
    remove(SIGNED_IN);
    this.changed();
  }

  private tell(message: Message): void {
    this.tabs?.postMessage(message);
  }
}

/**
 * Runs an action in one tab at a time. Not by navigator.locks, which does not exist on plain HTTP:
 * a tab writes its name, waits until all others that wrote theirs at the same moment have, and has
 * the lock if its name is still there. If the wait was long, as in a tab in the background, the lock
 * could expire during the action: the tab writes its name once more.
 */
async function exclusively(action: () => Promise<void>): Promise<void> {
  const me = newKey();
  const holder = () => load<{ tab: string; until: number }>(LOCK);
  const release = () => {
    if (holder()?.tab === me) remove(LOCK);
  };
  addEventListener('pagehide', release);
  try {
    const take = () => save(LOCK, { tab: me, until: Date.now() + LOCK_MILLIS });
    for (let other = holder(); other?.tab !== me; other = holder()) {
      if (!other || other.until < Date.now()) take();
      await pause(ANSWER_MILLIS / 2);
    }
    take();
    await action();
  } finally {
    release();
    removeEventListener('pagehide', release);
  }
}

/** Between the tabs of the browser; undefined where cookies, and thus sessions, are forbidden. */
function channel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('shop.session');
  } catch {
    return undefined;
  }
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

export const session = new Session();
useTokens(session);
