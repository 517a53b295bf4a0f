import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.log().mentions('With gson-2.8.9.jar: yes, yes with 0.7716', 'With gson-2.10.1.jar: yes, yes with 0.7716',
        'Under Spring Boot 3.3.13 with gson-2.10.1.jar: yes, yes with 0.7716')
true
