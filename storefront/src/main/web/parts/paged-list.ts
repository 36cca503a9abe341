import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { api } from '../api/client';
import type { Page } from '../api/types';
import { t } from '../text/text';

/** A list that grows page by page. */
export class PagedList<T> {
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

  /** Reads the first page, which replaces what is there. */
  load(): Promise<void> {
    return this.read();
  }

  /** Appends the next page, or tries it again. */
  more(): Promise<void> {
    return this.read(this.nextCursor);
  }

  moreButton(): TemplateResult | typeof nothing {
    return moreButton(this.nextCursor, () => void this.more());
  }

  private async read(cursor?: string): Promise<void> {
    const address = this.address(cursor);
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
    } catch (e) {
      if (address !== this.reading) return;
      this.error = e;
    }
    this.host.requestUpdate();
  }
}

/** Nothing after the last page. */
export function moreButton(nextCursor: string | undefined, more: () => void): TemplateResult | typeof nothing {
  return nextCursor
    ? html`<p class="centered">
        <button class="quiet" data-testid="show-more" @click=${more}>${t('list.more')}</button>
      </p>`
    : nothing;
}
