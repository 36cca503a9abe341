import { html, type TemplateResult } from 'lit';
import { query } from '../../api/client';
import { ActingElement } from '../../parts/acting-element';
import type { PagedList } from '../../parts/paged-list';
import { router } from '../../router';

/** A list that the parameter q of the page's address searches, so that "back" finds the search again. */
export abstract class SearchPage<T extends { id: string }> extends ActingElement {
  protected abstract readonly path: string;
  protected abstract readonly list: PagedList<T>;
  private shownSearch?: string;

  constructor() {
    super();
    router.watch(this);
  }

  override willUpdate(): void {
    if (router.route.path !== this.path || this.shownSearch === this.search) return;
    const isFirst = this.shownSearch === undefined;
    this.shownSearch = this.search;
    this.error = undefined;
    // A row that is clicked next stays where it is.
    void (isFirst ? this.list.open() : this.list.load());
  }

  protected get search(): string {
    return router.route.parameters.get('q') ?? '';
  }

  protected searchBox(label: string): TemplateResult {
    return html`<input
      type="search"
      data-testid="admin-search"
      aria-label=${label}
      placeholder=${label}
      maxlength="100"
      .value=${this.search}
      @change=${(event: Event) => router.replace(`${this.path}${query({ q: (event.target as HTMLInputElement).value.trim() })}`)}
    />`;
  }
}
