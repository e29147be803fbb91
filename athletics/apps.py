from django.apps import AppConfig


class AthleticsConfig(AppConfig):
    name = "athletics"
    verbose_name = "Athletics archive"
