package com.shop.product.catalogue;

import com.shop.product.catalogue.ProductSort.Position;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.QueryProducer;

/** Reads the products of the catalogue, which are those not deleted. */
@ApplicationScoped
class ProductRepository implements PanacheRepositoryBase<Product, UUID> {

  Optional<Product> live(UUID id) {
    return find("id = ?1 and deletedAt is null", id).firstResultOptional();
  }

  /**
   * Reads one page plus one more product, which shows whether there is a next page.
   *
   * @param database the primary or a replica
   * @param after the last product of the previous page; null for the first page
   */
  List<Product> page(QueryProducer database, ProductQuery query, Position after, int limit) {
    Filters filters = new Filters();
    filters.add("deleted_at IS NULL");
    filters.addIfPresent("category = :category", "category", query.category());
    filters.addIfPresent("price >= :min", "min", query.minPrice());
    filters.addIfPresent("price <= :max", "max", query.maxPrice());
    filters.addIfPresent("(available > 0) = :inStock", "inStock", query.inStock());
    filters.addIfPresent("id IN (:ids)", "ids", query.ids());
    filters.addIfPresent(
        "(name LIKE :text ESCAPE '!' OR description LIKE :text ESCAPE '!'"
            + " OR sku LIKE :text ESCAPE '!')",
        "text",
        containing(query.text()));
    if (after != null) {
      filters.add(query.sort().after());
      filters.bind("key", after.key());
      filters.bind("id", after.id());
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

  /** A LIKE pattern that matches the text literally, with its own % and _ escaped. */
  private static String containing(String text) {
    return text == null ? null : "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
