using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Maps;

namespace CspReporting.Tests.Maps;

public class HexGridTests
{
    [Fact]
    public void A_point_lies_in_the_hexagon_whose_middle_is_nearest()
        => Prop.ForAll((from x in Gen.Choose(-400_000, 400_000) from y in Gen.Choose(0, 1_200_000) select new PlanePoint(x, y)).ToArbitrary(), point =>
        {
            var cell = HexGrid.CellOf(point);
            double To(HexCell other) => Math.Sqrt(Math.Pow(HexGrid.MiddleOf(other).X - point.X, 2) + Math.Pow(HexGrid.MiddleOf(other).Y - point.Y, 2));
            var around = from column in Enumerable.Range(-2, 5) from row in Enumerable.Range(-2, 5) select new HexCell(cell.Column + column, cell.Row + row);
            return around.All(other => To(cell) <= To(other) + 1e-6);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_hexagon_has_six_corners_one_kilometre_between_its_sides_and_the_area_of_that()
    {
        var corners = HexGrid.CornersOf(new HexCell(12, -7));

        corners.Count.ShouldBe(7);
        (corners[6].X, corners[6].Y).ShouldBe((corners[0].X, corners[0].Y), new Near());
        (corners.Max(corner => corner.X) - corners.Min(corner => corner.X)).ShouldBe(1_000, 1e-6);
        Area(corners).ShouldBe(866_025.4, 0.1);
    }

    [Theory]
    [InlineData(-5.5, 50)]
    [InlineData(-1.8, 51.5)]
    [InlineData(1.5, 52.5)]
    [InlineData(-3, 58)]
    public void Areas_stay_equal_wherever_a_place_lies(double longitude, double latitude)
    {
        // A patch between two meridians and two parallels of a sphere: radius squared, times the angle, times the difference of the sines.
        const double Step = 0.01, Radius = 6_371_007.2;
        var expected = Radius * Radius * (Step * Math.PI / 180) * (Math.Sin((latitude + Step) * Math.PI / 180) - Math.Sin(latitude * Math.PI / 180));
        var ring = new[] { (0.0, 0.0), (Step, 0.0), (Step, Step), (0.0, Step), (0.0, 0.0) }.Select(corner => EqualAreaPlane.Of(longitude + corner.Item1, latitude + corner.Item2)).ToList();

        Area(ring).ShouldBe(expected, expected * 1e-6);
    }

    private static double Area(IReadOnlyList<PlanePoint> ring) => Math.Abs(Enumerable.Range(1, ring.Count - 1).Sum(corner => (ring[corner - 1].X * ring[corner].Y) - (ring[corner].X * ring[corner - 1].Y))) / 2;

    private sealed class Near : IEqualityComparer<(double X, double Y)>
    {
        public bool Equals((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) < 1e-6 && Math.Abs(one.Y - other.Y) < 1e-6;

        public int GetHashCode((double X, double Y) value) => 0;
    }
}
