package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooserTest {

  @TempDir private Path path;
  private ServerFolder folder;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void folder() {
    folder = new ServerFolder(path, true);
  }

  @Test
  void theFirstThatIsThereIsTaken() throws Exception {
    Server server =
        open(
            missing(DatabaseSource.DOCKER),
            there(DatabaseSource.MYSQLD),
            there(DatabaseSource.UNPACK));
    assertEquals(DatabaseSource.MYSQLD, server.address().way());
    assertEquals(List.of(server.address().toString()), told);
  }

  @Test
  void theNextIsTakenWhenOneFailsAndTheReasonIsTold() throws Exception {
    assertEquals(
        DatabaseSource.UNPACK,
        open(failing(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK)).address().way());
    assertEquals("docker failed: broken", told.get(0));
  }

  @Test
  void whereNothingIsThereOneSentenceSaysWhatToDo() {
    NoDatabaseException none =
        assertThrows(
            NoDatabaseException.class,
            () -> open(missing(DatabaseSource.DOCKER), missing(DatabaseSource.UNPACK)));
    assertEquals(
        "No MySQL found (no docker here; no unpack here). Start Docker, install MySQL 8.4 or later,"
            + " or set SHOP_MYSQL_URL.",
        none.getMessage());
  }

  @Test
  void aDemandedWayIsTakenBeforeTheOthers() throws Exception {
    Server server =
        chooser(there(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK))
            .open(folder, Optional.of(DatabaseSource.UNPACK));
    assertEquals(DatabaseSource.UNPACK, server.address().way());
  }

  @Test
  void aDemandedWayThatIsMissingIsTheEnd() {
    NoDatabaseException none =
        assertThrows(
            NoDatabaseException.class,
            () ->
                chooser(missing(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK))
                    .open(folder, Optional.of(DatabaseSource.DOCKER)));
    assertEquals("SHOP_MYSQL=docker, but no docker here", none.getMessage());
  }

  @Test
  void aDemandedWayThatFailsIsTheEnd() {
    assertThrows(
        NoDatabaseException.class,
        () ->
            chooser(failing(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK))
                .open(folder, Optional.of(DatabaseSource.DOCKER)));
  }

  @Test
  void theDataAreFoundAgainWhenAnotherWayHasComeUp() throws Exception {
    open(missing(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK));
    assertEquals(
        DatabaseSource.UNPACK,
        open(there(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK)).address().way());
  }

  @Test
  void dataOfAnotherWayAreNotSilentlyReplacedByNone() throws Exception {
    open(there(DatabaseSource.UNPACK));
    NoDatabaseException refused =
        assertThrows(
            NoDatabaseException.class,
            () ->
                chooser(there(DatabaseSource.DOCKER), there(DatabaseSource.UNPACK))
                    .open(folder, Optional.of(DatabaseSource.DOCKER)));
    assertTrue(
        refused.getMessage().contains("the existing data belong to unpack"), refused.getMessage());
  }

  private Server open(ServerProvider... sources) throws Exception {
    return chooser(sources).open(folder, Optional.empty());
  }

  private Chooser chooser(ServerProvider... sources) {
    return new Chooser(List.of(sources), told::add);
  }

  private static ServerProvider missing(DatabaseSource way) {
    return new FakeSource(way, Optional.of("no " + way + " here"), false);
  }

  private static ServerProvider failing(DatabaseSource way) {
    return new FakeSource(way, Optional.empty(), true);
  }

  private static ServerProvider there(DatabaseSource way) {
    return new FakeSource(way, Optional.empty(), false);
  }

  private record FakeSource(DatabaseSource way, Optional<String> missing, boolean failing)
      implements ServerProvider {
    @Override
    public Server open(ServerFolder folder) {
      if (failing) {
        throw new NoDatabaseException("broken");
      }
      return new FakeServer(Address.own(way, way.toString(), "127.0.0.1:1", "", ""));
    }
  }

  private record FakeServer(Address address) implements Server {
    @Override
    public boolean alive() {
      return true;
    }

    @Override
    public void close() {}
  }
}
