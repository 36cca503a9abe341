import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { api } from '../api/client';
import type { Page } from '../api/types';
import { router } from '../router';
import { session } from '../state/session';
import { t } from '../text/text';
import { rowSkeletons } from './skeletons';

interface Shown {
  items: unknown[];
  nextCursor?: string;
  /** Who has seen it; undefined for a list that everybody may see. */
  userId?: string;
}

/** The lists that were shown, by the address of their first page. */
const shown = new Map<string, Shown>();

/** A list that grows page by page, and that "back" shows as it was left. */
export class PagedList<T extends { id: string }> {
  /** Undefined until the first page is there. */
  items?: T[];
  error?: unknown;
  private nextCursor?: string;
  private reading?: string;

  /**
   * @param host renders again when this changes
   * @param address of the page at a cursor; another address is another list
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly address: (cursor?: string) => string,
  ) {}

  /** Shows the list of the current address, after "back" as it was left. */
  async open(): Promise<void> {
    const left = router.returned ? shown.get(this.address()) : undefined;
    if (!left || (left.userId && left.userId !== session.user?.id)) {
      this.items = undefined;
      return this.read();
    }
    this.items = left.items as T[];
    this.nextCursor = left.nextCursor;
    this.reading = undefined;
    this.error = undefined;
    await this.update().catch(() => undefined);
  }

  /** Reads the first page of the current address, which replaces what is there. */
  load(): Promise<void> {
    return this.read();
  }

  /** Appends the next page, or tries again the one that could not be read. */
  more(): Promise<void> {
    return this.read(this.nextCursor);
  }

  /** A row for each item, or as many places while the first page is being read. */
  rows(row: (item: T) => TemplateResult, places: number): TemplateResult | TemplateResult[] | typeof nothing {
    return this.items?.map(row) ?? (this.error ? nothing : rowSkeletons(places));
  }

  moreButton(): TemplateResult | typeof nothing {
    return this.nextCursor
      ? html`<p class="centered">
          <button class="quiet" data-testid="show-more" @click=${() => void this.more()}>${t('list.more')}</button>
        </p>`
      : nothing;
  }

  /** Shows what has become of the items meanwhile, such as orders that were cancelled. */
  private async update(): Promise<void> {
    const first = this.address();
    let page: Page<T>;
    let cursor: string | undefined;
    let count = this.items?.length ?? 0;
    do {
      page = await api<Page<T>>(this.address(cursor));
      // Another list is shown by now.
      if (first !== this.address()) return;
      const current = new Map(page.items.map((item) => [item.id, item]));
      this.items = this.items?.map((item) => current.get(item.id) ?? item);
      this.host.requestUpdate();
      cursor = page.nextCursor;
      count -= page.items.length;
    } while (cursor && count > 0);
  }

  private async read(cursor?: string): Promise<void> {
    const address = this.address(cursor);
    const first = this.address();
    const userId = session.user?.id;
    this.reading = address;
    this.nextCursor = cursor;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const page = await api<Page<T>>(address);
      // Another list has been asked for, or this page is there already.
      if (address !== this.reading) return;
      this.reading = undefined;
      this.error = undefined;
      this.items = [...(cursor ? (this.items ?? []) : []), ...page.items];
      this.nextCursor = page.nextCursor;
      shown.set(first, { items: this.items, nextCursor: this.nextCursor, userId });
    } catch (e) {
      if (address !== this.reading) return;
      this.error = e;
    }
    this.host.requestUpdate();
  }
}
