package com.shop.product.catalogue;

import com.shop.product.catalogue.ProductSort.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.QueryProducer;

/** What the catalogue shows: products that are not deleted. */
@ApplicationScoped
class ProductRepository implements PanacheRepositoryBase<Product, UUID> {

  Optional<Product> live(UUID id) {
    return find("id = ?1 and deletedAt is null", id).firstResultOptional();
  }

  /**
   * Reads one page, and one product more to tell whether there is a next page.
   *
   * @param database where to read it
   * @param from null for the first page
   */
  List<Product> page(QueryProducer database, ProductQuery query, Place from, int limit) {
    Filters filters = new Filters();
    filters.add("deleted_at IS NULL");
    filters.addIfAsked("category = :category", "category", query.category());
    filters.addIfAsked("price >= :min", "min", query.minPrice());
    filters.addIfAsked("price <= :max", "max", query.maxPrice());
    filters.addIfAsked("(available > 0) = :inStock", "inStock", query.inStock());
    filters.addIfAsked("id IN (:ids)", "ids", query.ids());
    filters.addIfAsked(
        "(name LIKE :text ESCAPE '!' OR description LIKE :text ESCAPE '!'"
            + " OR sku LIKE :text ESCAPE '!')",
        "text",
        containing(query.text()));
    if (from != null) {
      filters.add(query.sort().behind());
      filters.bind("key", from.key());
      filters.bind("id", from.id());
    }
    return filters
        .bindTo(
            database.createNativeQuery(
                "SELECT * FROM product WHERE %s ORDER BY %s"
                    .formatted(filters, query.sort().orderBy()),
                Product.class))
        .setMaxResults(limit + 1)
        .getResultList();
  }

  List<CategoryView> categories(QueryProducer database) {
    return database
        .createQuery(
            """
            select p.category, count(*) from Product p where p.deletedAt is null
            group by p.category order by p.category""",
            Object[].class)
        .getResultStream()
        .map(row -> CategoryView.of((String) row[0], (Long) row[1]))
        .toList();
  }

  /** A LIKE pattern in which the text's own % and _ mean themselves. */
  private static String containing(String text) {
    return text == null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
