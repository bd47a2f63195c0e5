package dev.orrery.kit.fault;

/**
 * What came of a cell.
 *
 * @param cell the cell
 * @param reconverged whether all was well in time
 * @param seconds from the end of the fault until all was well
 * @param requests per second and object while the fault lasted
 * @param busiest the writes or reads that were most of these, for people
 * @param ends how often the operator ended, and was started again
 * @param state of the operator at the end, for people
 */
public record CellResult(
    Cell cell,
    boolean reconverged,
    double seconds,
    double requests,
    String busiest,
    int ends,
    String state) {

  /** One that could not be played, and why. */
  static CellResult unplayed(Cell cell, String why) {
    return new CellResult(cell, false, 0, 0, "", 0, why);
  }

  @Override
  public String toString() {
    return "%s: %s after %.1f s, %.2f requests/s and object%s, %d ends%s"
        .formatted(
            cell,
            reconverged ? "well" : "NOT well",
            seconds,
            requests,
            requests > 1 ? " (" + busiest + ")" : "",
            ends,
            reconverged ? "" : " (" + state + ")");
  }
}
