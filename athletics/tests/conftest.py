"""How all tests are run."""

from hypothesis import HealthCheck, settings

# No test fails because a machine was slow for a moment. Fixtures that are made once for all
# examples of a test are wanted: what one example leaves must not break the next.
settings.register_profile(
    "archive",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("archive")
